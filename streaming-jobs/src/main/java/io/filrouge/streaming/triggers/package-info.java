/** What is remembered of each person, and when something is due for them. */
package io.filrouge.streaming.triggers;
