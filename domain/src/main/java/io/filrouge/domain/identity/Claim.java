package io.filrouge.domain.identity;

import java.io.Serializable;

/**
 * What a component has to say for being given an id that was issued before.
 *
 * @param component the component
 * @param id the id it claims
 * @param carried how many of its members carry the id in the stored table
 * @param natives how many of these were never taken over from an id that was retired
 * @param former how many of its members carried the id before it was retired
 */
public record Claim(long component, IssuedId id, int carried, int natives, int former)
    implements Serializable {}
