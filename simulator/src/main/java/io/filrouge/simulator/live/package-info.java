/** A shop that is open now: what people do in it, as events that arrive one after another. */
package io.filrouge.simulator.live;
