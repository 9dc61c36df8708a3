/** Seeded chance: each subject and aspect has its own stream, so that no order of work matters. */
package io.filrouge.simulator.chance;
