/**
 * Style sheets, scripts, pictures and web jars: served below a path that has a hash of all of them in it, so that browsers keep
 * them for a year and still never mix two versions. Relative imports between script modules stay inside the version.
 */
@NullMarked
package io.dataflow.platform.assets;

import org.jspecify.annotations.NullMarked;
