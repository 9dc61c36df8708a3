/** What is decided, as topics and files hold it. */
package io.filrouge.streaming.decisions;
