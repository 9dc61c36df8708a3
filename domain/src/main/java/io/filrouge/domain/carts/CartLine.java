package io.filrouge.domain.carts;

/**
 * One product in a cart.
 *
 * @param productId the product; null where events name none
 * @param quantity pieces, at least 1
 * @param unitPrice the last price seen, in ten-thousandths, or {@link CartEvent#NO_PRICE}
 */
public record CartLine(String productId, int quantity, long unitPrice) {

  CartLine with(int newQuantity, long newPrice) {
    return new CartLine(
        productId, newQuantity, newPrice == CartEvent.NO_PRICE ? unitPrice : newPrice);
  }
}
