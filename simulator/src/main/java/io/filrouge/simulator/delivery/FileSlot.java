package io.filrouge.simulator.delivery;

/**
 * One file of a window.
 *
 * @param period the number of its month or day in the window, from 0
 */
record FileSlot(Entity entity, int period) {
  String name(DeliveryWindow window) {
    return entity.file(window.period(period));
  }
}
