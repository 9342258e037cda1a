/** The browser in which pages are tested: the Chromium that is installed, watched for complaints and for requests that leave the machine. */
@NullMarked
package io.dataflow.browser;

import org.jspecify.annotations.NullMarked;
