/** How well models foretold what customers then did. */
package io.filrouge.domain.evaluation;
