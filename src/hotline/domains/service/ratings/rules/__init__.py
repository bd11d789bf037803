"""Pure decisions about ratings: the handling of bad ones, their deadlines, invitations by text and their answers."""
