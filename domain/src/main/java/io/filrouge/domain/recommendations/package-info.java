/** What to offer a customer next, and why. */
package io.filrouge.domain.recommendations;
