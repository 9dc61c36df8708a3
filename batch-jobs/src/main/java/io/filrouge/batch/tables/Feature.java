package io.filrouge.batch.tables;

/**
 * A feature of the catalogue.
 *
 * @param column its column in {@code customer_features}
 * @param window what span before the night it looks at, such as {@code 30 days} or {@code ever}
 * @param leakRisk how it could betray the future to a model, and what prevents that
 * @param since the version of the program that brought it
 */
public record Feature(Column column, String window, String leakRisk, String since) {}
