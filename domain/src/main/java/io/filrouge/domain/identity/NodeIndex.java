package io.filrouge.domain.identity;

import java.util.Arrays;

/**
 * Numbers 64-bit nodes 0, 1, 2, ... in the order they come: an open-addressing table of ints over
 * an array of nodes, about 16 bytes a node.
 */
final class NodeIndex {
  private static final int MOST_SLOTS = 1 << 30;

  private long[] nodes;

  /** Position + 1 of the node in this slot, 0 for an empty slot; the length is a power of two. */
  private int[] slots;

  private int size;

  NodeIndex(int expectedNodes) {
    nodes = new long[Math.max(16, expectedNodes)];
    slots = new int[slotsFor(nodes.length)];
  }

  int size() {
    return size;
  }

  long nodeAt(int position) {
    return nodes[position];
  }

  /** The position of a node, which is added if it is new. */
  int add(long node) {
    int slot = slotOf(node);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, Growth.beyond(size));
    }
    nodes[size] = node;
    slots[slot] = size + 1;
    size++;
    if (size > slots.length / 3 * 2 && slots.length < MOST_SLOTS) {
      rehash(slots.length * 2);
    }
    return size - 1;
  }

  /** The position of a node, or -1. */
  int find(long node) {
    return slots[slotOf(node)] - 1;
  }

  private int slotOf(long node) {
    int mask = slots.length - 1;
    int slot = (int) mix(node) & mask;
    while (slots[slot] != 0 && nodes[slots[slot] - 1] != node) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash(int slotCount) {
    slots = new int[slotCount];
    for (int position = 0; position < size; position++) {
      slots[slotOf(nodes[position])] = position + 1;
    }
  }

  private static int slotsFor(int nodeCount) {
    long wanted = nodeCount + (long) nodeCount / 2 + 1;
    return (int) Math.min(MOST_SLOTS, Long.highestOneBit(wanted) << 1);
  }

  /** Nodes are hashes, but a caller may use 1, 2, 3, ...: the finaliser of SplitMix64. */
  private static long mix(long node) {
    long mixed = (node ^ (node >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
