package io.filrouge.domain.reactivation;

/** Takes what is decided about a person, in the order in which it is decided. */
public interface Decisions {
  void decided(Decision decision);

  void cancelled(Cancellation cancellation);

  void recovered(Recovery recovery);
}
