package io.dataflow.platform.login.web;

/** A path on this very server that a browser may be sent to. */
record LocalPath(String value) {

    static final LocalPath START = new LocalPath("/");

    /** The path asked for, or the start page if following it could lead anywhere else. */
    static LocalPath orStart(String asked) {
        return isLocal(asked) ? new LocalPath(asked) : START;
    }

    private static boolean isLocal(String asked) {
        return asked.startsWith("/")
                && !asked.startsWith("//")
                && asked.indexOf('\\') < 0
                && asked.chars().noneMatch(Character::isISOControl);
    }
}
