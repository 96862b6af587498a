# Included by CMake when it comes to llama.cpp itself: leaves out the library for its command-line tools, which
# llama-cpp-python would always build, never loads, and which is half the work.
set(LLAMA_BUILD_COMMON OFF)
