package io.dataflow.local;

/** The parameters of a JDBC URL that make Connector/J behave alike on MySQL and MariaDB. */
public final class JdbcParameters {

    /** Without them Hibernate fails on MariaDB, times shift by the machine's zone, and batches go row by row. */
    public static final String OURS = "useInformationSchema=false&connectionTimeZone=UTC&rewriteBatchedStatements=true";

    private JdbcParameters() {}
}
