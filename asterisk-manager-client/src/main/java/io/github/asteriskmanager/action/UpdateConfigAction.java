package io.github.asteriskmanager.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.asteriskmanager.Header;
import io.github.asteriskmanager.InvalidActionException;
import io.github.asteriskmanager.response.ManagerResponse;
import io.github.asteriskmanager.response.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Changes a configuration file by a list of edits, each sent as numbered headers,
 * {@code Action-000000}, {@code Cat-000000} and so on. Needs privilege {@code config}.
 * Immutable.
 */
public final class UpdateConfigAction extends AbstractAction<ManagerResponse> {

	private static final String NAME = "UpdateConfig";

	private UpdateConfigAction(List<Header> headers) {
		super(NAME, ResponseType.PLAIN, headers);
	}

	/**
	 * Starts building the action, to change a file in place.
	 * @param filename name of the file
	 * @return a builder
	 */
	public static Builder builder(String filename) {
		return new Builder(filename, filename);
	}

	/**
	 * Starts building the action.
	 * @param srcFilename name of the file that is read
	 * @param dstFilename name of the file that is written
	 * @return a builder
	 */
	public static Builder builder(String srcFilename, String dstFilename) {
		return new Builder(srcFilename, dstFilename);
	}

	/**
	 * Builds the action. Edits are done in the order added; {@link #match}, {@link #line}
	 * and {@link #options} refine the edit added last.
	 */
	public static final class Builder {

		private final List<Header> headers = new ArrayList<>();

		private int edits;

		private Builder(String srcFilename, String dstFilename) {
			this.headers.add(new Header("SrcFilename", srcFilename));
			this.headers.add(new Header("DstFilename", dstFilename));
		}

		/**
		 * Reloads Asterisk's configuration afterwards.
		 * @return this
		 */
		public Builder reload() {
			return reload("yes");
		}

		/**
		 * Reloads a module afterwards.
		 * @param module name of the module
		 * @return this
		 */
		public Builder reload(String module) {
			this.headers.add(new Header("Reload", module));
			return this;
		}

		/**
		 * Whether categories keep their effective contents when a template of theirs
		 * changes.
		 * @param preserve {@code true}, Asterisk's default, if they do
		 * @return this
		 */
		public Builder preserveEffectiveContext(boolean preserve) {
			this.headers.add(new Header("PreserveEffectiveContext", String.valueOf(preserve)));
			return this;
		}

		/**
		 * Adds a category; {@link #options} may make it a template or let it inherit.
		 * @param category name of the category
		 * @return this
		 */
		public Builder newCategory(String category) {
			return edit("NewCat", category, null, null);
		}

		/**
		 * Renames a category.
		 * @param category its name
		 * @param newName its name afterwards
		 * @return this
		 */
		public Builder renameCategory(String category, String newName) {
			return edit("RenameCat", category, null, newName);
		}

		/**
		 * Deletes a category.
		 * @param category name of the category
		 * @return this
		 */
		public Builder deleteCategory(String category) {
			return edit("DelCat", category, null, null);
		}

		/**
		 * Deletes the lines of a category.
		 * @param category name of the category
		 * @return this
		 */
		public Builder emptyCategory(String category) {
			return edit("EmptyCat", category, null, null);
		}

		/**
		 * Changes a line; of several, those with the value given by {@link #match}.
		 * @param category name of the category
		 * @param variable what is set
		 * @param value its new value
		 * @return this
		 */
		public Builder update(String category, String variable, String value) {
			return edit("Update", category, variable, value);
		}

		/**
		 * Deletes a line; of several, that with the value given by {@link #match}.
		 * @param category name of the category
		 * @param variable what is set
		 * @return this
		 */
		public Builder delete(String category, String variable) {
			return edit("Delete", category, variable, null);
		}

		/**
		 * Deletes a line by its number.
		 * @param category name of the category
		 * @param line number of the line within the category, from 0
		 * @return this
		 */
		public Builder deleteLine(String category, int line) {
			return edit("Delete", category, null, null).line(line);
		}

		/**
		 * Adds a line at the end of a category.
		 * @param category name of the category
		 * @param variable what is set
		 * @param value its value
		 * @return this
		 */
		public Builder append(String category, String variable, String value) {
			return edit("Append", category, variable, value);
		}

		/**
		 * Adds a line before another one.
		 * @param category name of the category
		 * @param line number of the line within the category, from 0
		 * @param variable what is set
		 * @param value its value
		 * @return this
		 */
		public Builder insert(String category, int line, String variable, String value) {
			return edit("Insert", category, variable, value).line(line);
		}

		/**
		 * The value that a line must have for the last edit to apply.
		 * @param value the value before the edit
		 * @return this
		 */
		public Builder match(String value) {
			return add("Match", value);
		}

		/**
		 * The line that the last edit applies to.
		 * @param line number of the line within the category, from 0
		 * @return this
		 */
		public Builder line(int line) {
			return add("Line", String.valueOf(line));
		}

		/**
		 * Options of the last edit, such as {@code inherit="base"}.
		 * @param options the options
		 * @return this
		 */
		public Builder options(String options) {
			return add("Options", options);
		}

		/**
		 * Builds the action.
		 * @return the action
		 * @throws InvalidActionException if it has no edit
		 */
		public UpdateConfigAction build() {
			if (this.edits == 0) {
				throw new InvalidActionException(NAME, "needs at least one edit");
			}
			return new UpdateConfigAction(this.headers);
		}

		private Builder edit(String action, String category, @Nullable String variable, @Nullable String value) {
			this.edits++;
			add("Action", action).add("Cat", category);
			if (variable != null) {
				add("Var", variable);
			}
			return (value != null) ? add("Value", value) : this;
		}

		private Builder add(String name, String value) {
			if (this.edits == 0) {
				throw new InvalidActionException(NAME, "has no edit yet that " + name + " could refine");
			}
			this.headers.add(new Header(String.format(Locale.ROOT, "%s-%06d", name, this.edits - 1), value));
			return this;
		}

	}

}
