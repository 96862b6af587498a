/* GCC up to 12 tells the optimiser that _tile_loadconfig reads the first 8 of its 64 bytes, so the rest is never written
   and llama.cpp's first matrix product on a processor with AMX ends the process by an illegal instruction.
   Read before every file of the engine (-include); the intrinsic is given its true size. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__AMX_TILE__)
#include <immintrin.h>
struct oyster_tile_config { unsigned char bytes[64]; };
#define _tile_loadconfig(config) \
    __asm__ volatile("ldtilecfg\t%X0" ::"m"(*(const struct oyster_tile_config *) (config)))
#endif
