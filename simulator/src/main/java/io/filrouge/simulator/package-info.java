/** A shop that makes its own data, with the truth written beside it. */
package io.filrouge.simulator;
