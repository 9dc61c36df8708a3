/** What lies in a cart, and what somebody did with it. */
package io.filrouge.domain.carts;
