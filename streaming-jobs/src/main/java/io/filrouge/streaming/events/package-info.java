/** What happens in the shop, read, judged and put in order. */
package io.filrouge.streaming.events;
