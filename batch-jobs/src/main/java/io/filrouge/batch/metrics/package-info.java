/** What jobs tell of themselves to Prometheus. */
package io.filrouge.batch.metrics;
