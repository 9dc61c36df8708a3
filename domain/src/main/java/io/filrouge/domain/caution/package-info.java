/** Customers whose histories say less, or other things, than histories of people do. */
package io.filrouge.domain.caution;
