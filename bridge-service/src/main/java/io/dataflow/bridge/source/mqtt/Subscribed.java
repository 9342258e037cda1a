package io.dataflow.bridge.source.mqtt;

import io.dataflow.contract.SourceName;
import io.dataflow.contract.TopicFilter;

/** That the session of a source may be subscribed to a filter. */
record Subscribed(SourceName source, TopicFilter filter) {}
