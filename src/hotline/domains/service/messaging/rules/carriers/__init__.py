"""What the carriers' protocols say: octets and PDUs, contents, receipts, and one session for all of them. All pure."""
