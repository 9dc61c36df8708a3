/** What the configuration says of the sources, and their rows as they stand in them. */
package io.filrouge.batch.sources;
