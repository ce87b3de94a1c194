"""What other sites and machines read: embeds, oEmbed, JSON, a feed, preview pictures."""
