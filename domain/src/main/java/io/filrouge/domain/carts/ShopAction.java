package io.filrouge.domain.carts;

/** What somebody did, as far as carts are concerned. */
public enum ShopAction {
  ITEM_ADDED,
  ITEM_REMOVED,
  UPDATED,
  EMPTIED,
  CHECKOUT_STARTED,
  ORDER_PLACED,
  /** Changes no cart, but may say who a visitor is. */
  NONE;

  private static final ShopAction[] ALL = values();

  /** The action with this {@link #ordinal()}. */
  public static ShopAction of(int ordinal) {
    return ALL[ordinal];
  }

  /** Whether a cart is changed or looked at in earnest, so that its idle clock starts again. */
  public boolean isAboutItems() {
    return this != ORDER_PLACED && this != NONE;
  }
}
