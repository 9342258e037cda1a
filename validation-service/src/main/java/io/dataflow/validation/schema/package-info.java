/**
 * What a payload must be beside what a model's fields can say, as a JSON Schema (2020-12): a schema's text goes in and what it finds
 * wrong with payloads comes out. Nothing is fetched from anywhere, no schema takes more time than grows with the payload, and
 * what can't be checked is refused by name when the schema is written, never left unchecked.
 */
@NullMarked
package io.dataflow.validation.schema;

import org.jspecify.annotations.NullMarked;
