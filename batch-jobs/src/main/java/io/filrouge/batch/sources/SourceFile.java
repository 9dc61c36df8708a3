package io.filrouge.batch.sources;

import java.time.Instant;

/**
 * One file of a source.
 *
 * @param path where it lies
 * @param name its path below the folder or the fixed part of the glob
 */
public record SourceFile(String path, String name, long sizeBytes, Instant modifiedAt) {}
