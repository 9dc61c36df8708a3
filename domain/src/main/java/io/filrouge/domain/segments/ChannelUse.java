package io.filrouge.domain.segments;

/**
 * By which channels a customer buys, of all purchases that name one.
 *
 * @param purchases how many those are
 * @param preferred channel of most of them; null where there are none, as are the others
 * @param recent channel of most of the last few
 * @param earlier channel of most of those before; null where there are none before
 */
public record ChannelUse(long purchases, Favourite preferred, Favourite recent, Favourite earlier) {

  /** Of somebody of whose purchases no channel is known. */
  public static final ChannelUse NONE = new ChannelUse(0, null, null, null);
}
