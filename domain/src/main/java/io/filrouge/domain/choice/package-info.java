/**
 * Which purchase model foretells best, and whether it does better knowing whence customers came.
 */
package io.filrouge.domain.choice;
