package io.filrouge.batch.sources;

import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * What a source delivers on a night, opened but not yet read.
 *
 * @param files the files it comes in; empty for a table, or where nothing is new
 * @param parts its rows, in parts that agree in their columns
 * @param columns all of the source's columns, with their types
 * @param newColumns those that it had on no earlier night, where there was one
 * @param absentColumns those of earlier nights that are accepted as lost
 */
public record Delivery(
    SourceConfig source,
    List<SourceFile> files,
    List<MappedRows> parts,
    java.util.Map<String, DataType> columns,
    List<String> newColumns,
    List<String> absentColumns) {}
