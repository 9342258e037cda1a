package io.dataflow.bridge.source.poller;

/**
 * What the server gave to recognize its last answer by (RFC 9110); each empty where it gave none.
 *
 * @param etag as it stood in the header ETag
 * @param lastModified as it stood in the header Last-Modified
 */
record Validators(String etag, String lastModified) {

    static final Validators NONE = new Validators("", "");

    private static final int LONGEST_ETAG = 1000;
    private static final int LONGEST_DATE = 200;

    /** One that is too long to be kept is as good as none: the answer is fetched in full then. */
    Validators {
        etag = etag.length() > LONGEST_ETAG ? "" : etag;
        lastModified = lastModified.length() > LONGEST_DATE ? "" : lastModified;
    }
}
