"""What counsellors do beside a conversation: scenarios, the strategy desk, sets, supervision; no Qt."""
