/** The commands that post what the stream decided to the webhooks of other tools. */
package io.filrouge.delivery;
