package io.filrouge.batch.exports;

/** A finished file of an export. */
record ExportFile(String name, long rowCount, long byteCount, String sha256) {}
