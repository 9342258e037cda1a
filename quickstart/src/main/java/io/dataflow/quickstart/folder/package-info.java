/**
 * The data folder: what a fleet keeps between two starts (its secrets, its servers' files, its logs) and what says which processes
 * belong to it. One launcher at a time owns a folder; a folder that isn't one of ours is never written to nor deleted.
 */
@NullMarked
package io.dataflow.quickstart.folder;

import org.jspecify.annotations.NullMarked;
