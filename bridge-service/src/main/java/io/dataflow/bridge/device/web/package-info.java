/** The devices' HTTP interface: for operators, for devices that enrol themselves, and for brokers that ask who may do what. */
@NullMarked
package io.dataflow.bridge.device.web;

import org.jspecify.annotations.NullMarked;
