CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE conversations (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	updated_at INTEGER NOT NULL, 
	leaf_id TEXT, 
	PRIMARY KEY (number), 
	FOREIGN KEY(id, leaf_id) REFERENCES messages (conversation_id, id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE TABLE messages (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	parent_id TEXT, 
	role TEXT NOT NULL, 
	text TEXT NOT NULL, 
	state TEXT NOT NULL, 
	folded BOOLEAN NOT NULL, 
	created_at INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (conversation_id, id), 
	FOREIGN KEY(conversation_id, parent_id) REFERENCES messages (conversation_id, id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE reasonings (
	message_id TEXT NOT NULL, 
	thinking TEXT NOT NULL, 
	PRIMARY KEY (message_id), 
	FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE CASCADE
);

CREATE TABLE reply_tokens (
	message_id TEXT NOT NULL, 
	model_sha256 TEXT NOT NULL, 
	tokens BLOB NOT NULL, 
	PRIMARY KEY (message_id), 
	FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE CASCADE
);

CREATE TABLE turns (
	number INTEGER NOT NULL, 
	conversation_id TEXT NOT NULL, 
	question_id TEXT NOT NULL, 
	reply_id TEXT, 
	created_at INTEGER NOT NULL, strategies TEXT REFERENCES strategy_tables (sha256), outcome BLOB NOT NULL DEFAULT x'', analysis BLOB, 
	PRIMARY KEY (number), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE, 
	FOREIGN KEY(question_id) REFERENCES messages (id) ON DELETE CASCADE, 
	UNIQUE (reply_id), 
	FOREIGN KEY(reply_id) REFERENCES messages (id) ON DELETE CASCADE
);

CREATE VIRTUAL TABLE message_search USING fts5(text, content='messages', content_rowid='number', tokenize='trigram');

CREATE TABLE model_provenance (
	sha256 TEXT NOT NULL, 
	record TEXT NOT NULL, 
	kept_at INTEGER NOT NULL, 
	PRIMARY KEY (sha256)
);

CREATE TABLE guidances (
	message_id TEXT NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY (message_id), 
	FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE CASCADE
);

CREATE TABLE strategy_tables (
	sha256 TEXT NOT NULL, 
	contents BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);

CREATE TABLE safety_plan (
	number INTEGER NOT NULL, 
	contents BLOB NOT NULL, 
	changed_at INTEGER NOT NULL, 
	PRIMARY KEY (number)
);

CREATE TABLE set_aside (
	conversation_id TEXT NOT NULL, 
	PRIMARY KEY (conversation_id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE drafts (
	number INTEGER NOT NULL, 
	conversation_id TEXT, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (conversation_id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE audit_chain (
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	turn INTEGER, 
	salt BLOB, 
	content TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	deleted_by INTEGER, 
	PRIMARY KEY (position), 
	UNIQUE (sha256)
);

CREATE TABLE system_prompt (
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (number)
);

CREATE TABLE raters (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	model_sha256 TEXT NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (name, kind, model_sha256)
);

CREATE TABLE rubrics (
	sha256 TEXT NOT NULL, 
	contents BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);

CREATE TABLE ratings (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	reply_id TEXT NOT NULL, 
	rater_number INTEGER NOT NULL, 
	rubric_sha256 TEXT NOT NULL, 
	contents BLOB NOT NULL, 
	made_at INTEGER NOT NULL, 
	changed_at INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (reply_id, rater_number, rubric_sha256), 
	UNIQUE (id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE, 
	FOREIGN KEY(reply_id) REFERENCES messages (id) ON DELETE CASCADE, 
	FOREIGN KEY(rater_number) REFERENCES raters (number), 
	FOREIGN KEY(rubric_sha256) REFERENCES rubrics (sha256)
);

CREATE TABLE blind_choices (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	conversation_id TEXT NOT NULL, 
	question_id TEXT NOT NULL, 
	first_id TEXT NOT NULL, 
	second_id TEXT NOT NULL, 
	rater_number INTEGER NOT NULL, 
	contents BLOB NOT NULL, 
	made_at INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE, 
	FOREIGN KEY(question_id) REFERENCES messages (id) ON DELETE CASCADE, 
	FOREIGN KEY(first_id) REFERENCES messages (id) ON DELETE CASCADE, 
	FOREIGN KEY(second_id) REFERENCES messages (id) ON DELETE CASCADE, 
	FOREIGN KEY(rater_number) REFERENCES raters (number)
);

CREATE TABLE strategy_versions (
	number INTEGER NOT NULL, 
	created_at INTEGER NOT NULL, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	contents TEXT NOT NULL, 
	PRIMARY KEY (number)
);

CREATE TABLE own_scenarios (
	id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	updated_at INTEGER NOT NULL, 
	PRIMARY KEY (id)
);

CREATE TABLE plays (
	conversation_id TEXT NOT NULL, 
	scenario BLOB NOT NULL, 
	language TEXT NOT NULL, 
	person_by TEXT NOT NULL, 
	helper_by TEXT NOT NULL, 
	PRIMARY KEY (conversation_id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE played_messages (
	message_id TEXT NOT NULL, 
	model_sha256 TEXT, 
	trust_change INTEGER, 
	PRIMARY KEY (message_id), 
	FOREIGN KEY(message_id) REFERENCES messages (id) ON DELETE CASCADE
);

CREATE TABLE conversation_states (
	conversation_id TEXT NOT NULL, 
	file TEXT NOT NULL, 
	"key" BLOB NOT NULL, 
	size INTEGER NOT NULL, 
	model_sha256 TEXT NOT NULL, 
	engine TEXT NOT NULL, 
	tokens BLOB NOT NULL, 
	used_at INTEGER NOT NULL, 
	PRIMARY KEY (conversation_id), 
	FOREIGN KEY(conversation_id) REFERENCES conversations (id) ON DELETE CASCADE
);

CREATE TABLE fitted_evidence (
	number INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	under TEXT NOT NULL, 
	created_at INTEGER NOT NULL, 
	author TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	contents BLOB NOT NULL, 
	PRIMARY KEY (number)
);

CREATE INDEX blind_choices_by_conversation ON blind_choices (conversation_id);

CREATE INDEX blind_choices_by_first ON blind_choices (first_id);

CREATE INDEX blind_choices_by_question ON blind_choices (question_id);

CREATE INDEX blind_choices_by_second ON blind_choices (second_id);

CREATE INDEX ix_audit_chain_deleted_by ON audit_chain (deleted_by);

CREATE INDEX ix_audit_chain_turn ON audit_chain (turn);

CREATE INDEX ix_turns_conversation_id ON turns (conversation_id);

CREATE INDEX ix_turns_question_id ON turns (question_id);

CREATE TRIGGER message_search_delete AFTER DELETE ON messages BEGIN INSERT INTO message_search(message_search, rowid, text) VALUES('delete', old.number, old.text); END;

CREATE TRIGGER message_search_insert AFTER INSERT ON messages BEGIN INSERT INTO message_search(rowid, text) VALUES (new.number, new.text); END;

CREATE TRIGGER message_search_update AFTER UPDATE OF text ON messages BEGIN INSERT INTO message_search(message_search, rowid, text) VALUES('delete', old.number, old.text); INSERT INTO message_search(rowid, text) VALUES (new.number, new.text); END;

CREATE INDEX messages_by_parent ON messages (conversation_id, parent_id);

CREATE INDEX ratings_by_conversation ON ratings (conversation_id);

INSERT INTO message_search(message_search, rank) VALUES('secure-delete', 1);

INSERT INTO message_search(message_search) VALUES('rebuild');

INSERT INTO alembic_version VALUES ('0018')
