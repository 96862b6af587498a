"""Linguistic backpropagation (arXiv 2509.01909, section 4): judge a reply, edit its reasoning, answer anew."""
