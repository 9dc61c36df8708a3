package io.filrouge.domain.recommendations;

/**
 * A product that goes with what a customer has bought.
 *
 * @param productId the product
 * @param score how much it goes with all of it, above 0
 * @param because what of it goes with it most: a product's name, or its number
 */
public record Alike(String productId, double score, String because) {}
