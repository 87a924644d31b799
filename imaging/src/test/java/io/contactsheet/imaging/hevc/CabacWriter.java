package io.contactsheet.imaging.hevc;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Answers by chance what a decoder asks, and writes the answers down: whatever the decoder makes of them, a stream from
 * which others must make the same. Source: section 9.3.5.
 */
final class CabacWriter extends Cabac {

    private final Random random;

    /** Of each context, how many of 100 bits are set. */
    private final int[] odds = new int[Contexts.COUNT];

    /** So many bits in a row may be set where a number's length is told so. */
    private final int mostOnes;

    private BitWriter out = new BitWriter();
    private List<Integer> streamEnds = new ArrayList<>();
    private int low;
    private int range;
    private boolean isFirst;
    private int outstanding;
    private int ones;
    private int blocksLeft;

    CabacWriter(Random random, int mostOnes) {
        this.random = random;
        this.mostOnes = mostOnes;
        for (int i = 0; i < odds.length; i++) {
            odds[i] = 5 + random.nextInt(90);
        }
        // Offsets of the second loop filter would have to be applied.
        odds[Contexts.OFFSETS_TYPE] = 0;
        odds[Contexts.SPLIT_CODING] = 70;
        odds[Contexts.CODED_LUMA] = 50;
    }

    /** Says after how many coding tree blocks the next segment ends. */
    void setBlocks(int blocks) {
        blocksLeft = blocks;
    }

    /** What was written of the segment. */
    byte[] segment() {
        return out.bytes();
    }

    /** How long the segment was at the end of each of its streams but the last. */
    List<Integer> streamEnds() {
        return streamEnds;
    }

    @Override
    void open(byte[] bytes, int start, int last) {
        out = new BitWriter();
        streamEnds = new ArrayList<>();
        restart();
    }

    @Override
    void restart() {
        out.align();
        low = 0;
        range = 510;
        isFirst = true;
        outstanding = 0;
    }

    @Override
    int bit(int context) {
        int bit = random.nextInt(100) < odds[context] ? 1 : 0;
        int state = states[context];
        int less = LESS_PROBABLE[(range & 0xC0) << 1 | state] & 0xFF;
        range -= less;
        boolean isLess = bit != (state & 1);
        if (isLess) {
            low += range;
            range = less;
        }
        states[context] = NEXT[state + (isLess ? 128 : 0)];
        renormalize();
        return bit;
    }

    private void renormalize() {
        while (range < 256) {
            shift();
            range <<= 1;
        }
    }

    private void shift() {
        if (low < 256) {
            put(0);
        } else if (low >= 512) {
            low -= 512;
            put(1);
        } else {
            low -= 256;
            outstanding++;
        }
        low <<= 1;
    }

    private void put(int bit) {
        if (isFirst) {
            isFirst = false;
        } else {
            out.bits(bit, 1);
        }
        while (outstanding > 0) {
            out.bits(1 - bit, 1);
            outstanding--;
        }
    }

    @Override
    int evenBit() {
        int bit = ones < mostOnes ? random.nextInt(2) : 0;
        ones = bit == 0 ? 0 : ones + 1;
        writeEven(bit);
        return bit;
    }

    @Override
    int evenBits(int count) {
        int number = random.nextInt(1 << count);
        for (int i = count - 1; i >= 0; i--) {
            writeEven(number >> i & 1);
        }
        return number;
    }

    private void writeEven(int bit) {
        low <<= 1;
        low += bit != 0 ? range : 0;
        if (low >= 1024) {
            put(1);
            low -= 1024;
        } else if (low < 512) {
            put(0);
        } else {
            low -= 512;
            outstanding++;
        }
    }

    private boolean terminate(boolean end) {
        range -= 2;
        if (end) {
            low += range;
            range = 2;
            renormalize();
            put(low >> 9 & 1);
            out.bits(low >> 7 & 3 | 1, 2);
            out.align();
        } else {
            renormalize();
        }
        return end;
    }

    @Override
    boolean isRaw() {
        return terminate(random.nextInt(4) == 0);
    }

    @Override
    boolean isSegmentEnd() {
        return terminate(--blocksLeft == 0);
    }

    @Override
    boolean isStreamEnd() {
        terminate(true);
        streamEnds.add(out.size());
        return true;
    }

    @Override
    void beginRaw() {}

    @Override
    int rawBits(int count) {
        int number = random.nextInt(1 << count);
        out.bits(number, count);
        return number;
    }

    @Override
    boolean isDamaged() {
        return false;
    }
}
