package io.filrouge.domain.recommendations;

import java.io.Serializable;

/**
 * A product that many buy.
 *
 * @param productId the product
 * @param share of the customers who bought lately, how many bought it
 */
public record BestSeller(String productId, double share) implements Serializable {}
