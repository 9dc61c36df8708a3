/** How much is bought when in the year, and purchase models that know of it. */
package io.filrouge.domain.season;
