/** The shop: its calendar, its catalogue, its people, and what each of them did. */
package io.filrouge.simulator.shop;
