/** What nights tell a catalogue, in OpenLineage's events, of who reads and makes what. */
package io.filrouge.batch.lineage;
