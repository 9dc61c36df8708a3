/** One webhook: how it is reached, what is sent to it, and what its answers mean. */
package io.filrouge.delivery.http;
