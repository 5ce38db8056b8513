/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A sealed pack with its model is tens of megabytes, and every byte of it is summed up before one
 * is believed. Processors have had instructions for just that since 2017, which take a fifth of the
 * time of plain C; without them GLib does the same. Source: FIPS 180-4; the instructions as Intel's
 * Software Developer's Manual tells them.
 */
#include "cue-sha256.h"

#include <string.h>

#define BLOCK_BYTES 64

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

/* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
static const guint32 ROOTS[64] = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#define TARGET __attribute__ ((target ("sha,sse4.1")))

/* Four words of the schedule from the sixteen before them; the ring keeps those. */
TARGET static inline __m128i
extend (__m128i ring[4], guint group)
{
  __m128i last = ring[(group + 3) & 3];
  __m128i sum = _mm_add_epi32 (_mm_sha256msg1_epu32 (ring[group & 3], ring[(group + 1) & 3]),
                               _mm_alignr_epi8 (last, ring[(group + 2) & 3], 4));

  return ring[group & 3] = _mm_sha256msg2_epu32 (sum, last);
}

/* The eight words of @state stand as a, b, e, f and c, d, g, h while blocks are added. */
TARGET static void
add_blocks (guint32 state[8], const guint8 *data, gsize n_blocks)
{
  const __m128i order = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) state), 0xb1);
  __m128i high
      = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8 (low, high, 8);
  __m128i cdgh = _mm_blend_epi16 (high, low, 0xf0);

  for (; n_blocks > 0; n_blocks--, data += BLOCK_BYTES)
    {
      const __m128i abef_before = abef;
      const __m128i cdgh_before = cdgh;
      __m128i ring[4];

#pragma GCC unroll 16
      for (guint group = 0; group < 16; group++)
        {
          const __m128i *roots = (const __m128i *) (gconstpointer) (ROOTS + 4 * group);
          const __m128i *words = (const __m128i *) (gconstpointer) (data + 16 * (group & 3));
          __m128i four;

          if (group < 4)
            four = ring[group] = _mm_shuffle_epi8 (_mm_loadu_si128 (words), order);
          else
            four = extend (ring, group);
          four = _mm_add_epi32 (four, _mm_loadu_si128 (roots));
          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, four);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (four, 0x0e));
        }
      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }
  low = _mm_shuffle_epi32 (abef, 0x1b);
  high = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *) (gpointer) state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *) (gpointer) (state + 4), _mm_alignr_epi8 (high, low, 8));
}

/* FALSE, and nothing is done, on a processor without the instructions. */
static gboolean
sum_up_fast (guint8 *digest, const guint8 *bytes, gsize length)
{
  guint32 state[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
  guint8 end[2 * BLOCK_BYTES] = { 0 };
  gsize n_left = length % BLOCK_BYTES;
  gsize n_end = n_left < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES;
  guint64 n_bits = GUINT64_TO_BE ((guint64) length * 8);

  if (!__builtin_cpu_supports ("sha") || !__builtin_cpu_supports ("sse4.1"))
    return FALSE;
  add_blocks (state, bytes, length / BLOCK_BYTES);
  if (n_left > 0)
    memcpy (end, bytes + length - n_left, n_left);
  end[n_left] = 0x80;
  memcpy (end + n_end - sizeof n_bits, &n_bits, sizeof n_bits);
  add_blocks (state, end, n_end / BLOCK_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (state); i++)
    {
      guint32 word = GUINT32_TO_BE (state[i]);

      memcpy (digest + 4 * i, &word, sizeof word);
    }
  return TRUE;
}
#else
static gboolean
sum_up_fast (guint8 *digest, const guint8 *bytes, gsize length)
{
  return FALSE;
}
#endif

void
cue_sha256 (guint8 digest[CUE_SHA256_BYTES], gconstpointer bytes, gsize length)
{
  g_autoptr (GChecksum) checksum = NULL;
  gsize n_bytes = CUE_SHA256_BYTES;

  if (sum_up_fast (digest, bytes, length))
    return;
  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, bytes, (gssize) length);
  g_checksum_get_digest (checksum, digest, &n_bytes);
}

char *
cue_sha256_to_hex (GBytes *bytes)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[CUE_SHA256_BYTES];
  char *hex = g_malloc (2 * CUE_SHA256_BYTES + 1);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  cue_sha256 (digest, data, length);
  for (guint i = 0; i < CUE_SHA256_BYTES; i++)
    {
      hex[2 * i] = digits[digest[i] >> 4];
      hex[2 * i + 1] = digits[digest[i] & 15];
    }
  hex[2 * CUE_SHA256_BYTES] = '\0';
  return hex;
}
