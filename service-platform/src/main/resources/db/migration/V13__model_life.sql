-- The life of versions of data models: who changed, activated and retired them, when and why. revision grows with each change of a
-- draft. The generated columns let a model have one active version and one draft at most, whoever is writing.
ALTER TABLE data_model_version
    ADD COLUMN note       VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why there is this version, as its author says',
    ADD COLUMN revision   BIGINT       NOT NULL DEFAULT 0,
    ADD COLUMN changed_at DATETIME(3)  NULL,
    ADD COLUMN changed_by VARCHAR(100) NULL,
    ADD COLUMN retired_at DATETIME(3)  NULL,
    ADD COLUMN retired_by VARCHAR(100) NULL,
    ADD COLUMN active_of  VARCHAR(40)  GENERATED ALWAYS AS (CASE WHEN status = 'ACTIVE' THEN model_name END) VIRTUAL,
    ADD COLUMN draft_of   VARCHAR(40)  GENERATED ALWAYS AS (CASE WHEN status = 'DRAFT' THEN model_name END) VIRTUAL;

ALTER TABLE data_model_version
    ADD UNIQUE KEY data_model_version_active (active_of),
    ADD UNIQUE KEY data_model_version_draft (draft_of);

-- Which versions each instance of validation-service judges by, and when it last said so.
CREATE TABLE model_instance (
    instance       VARCHAR(128) NOT NULL,
    versions       JSON         NOT NULL COMMENT 'model and version',
    seen_at        DATETIME(3)  NOT NULL,
    PRIMARY KEY (instance)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
