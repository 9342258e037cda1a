package io.dataflow.validation.model;

/** Makes room for the readings of a model. */
public interface ModelTables {

    /**
     * Called before a version becomes active in this instance, perhaps in several instances at once and more than once for the
     * same version. When it returns, readings of that version can be stored.
     */
    void prepare(DataModel model);
}
