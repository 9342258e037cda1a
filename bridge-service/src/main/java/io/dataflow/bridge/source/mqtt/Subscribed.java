package io.dataflow.bridge.source.mqtt;

import io.dataflow.bridge.source.TopicFilter;
import io.dataflow.contract.SourceName;

/** That the session of a source may be subscribed to a filter. */
record Subscribed(SourceName source, TopicFilter filter) {}
